"""保管: safety copies, the passphrase, telephones, and one meeting as one file."""
