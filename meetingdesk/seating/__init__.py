"""Who sits where: the 主席台 and the rows of the floor."""
