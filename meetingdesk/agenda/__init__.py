"""The items of a meeting in their order, as planned and as they went."""
