"""Who has come: arrivals, leaves, substitutes, walk-ins, and the counts that are announced."""
