"""设置: language, look, who may be at the keyboard."""
