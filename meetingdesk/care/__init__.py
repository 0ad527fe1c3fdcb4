"""What keeps a meeting safe and its people's data few: copies, a passphrase, erasure, one file to carry."""
