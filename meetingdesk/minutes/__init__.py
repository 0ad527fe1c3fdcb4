"""The meeting in words: sections from the records, the recorder's own wording, final versions."""
