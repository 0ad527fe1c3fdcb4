"""名册: organisations and people, and the import with its preview."""
