"""The sign-in desk: 签到."""
