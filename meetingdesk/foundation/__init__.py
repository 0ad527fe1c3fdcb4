"""What every storey may use and what knows nothing of meetings."""
