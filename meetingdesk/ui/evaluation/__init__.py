"""测评: from the form to the result, one step at a time."""
