"""Organisations and people, kept from year to year."""
