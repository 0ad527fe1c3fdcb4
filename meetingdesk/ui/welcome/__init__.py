"""Where a meeting begins: from last year's, from a roster file, empty, or the sample."""
