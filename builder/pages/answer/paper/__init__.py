"""The blank record as a Word file, for those who write in Word and send it by mail."""
