"""Choices: language and look."""
