"""The days before the meeting: the notice, who answered it and how, whom to remind."""
