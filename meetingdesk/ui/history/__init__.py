"""历史: every act in words."""
