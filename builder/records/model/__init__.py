"""What a record is: declared fields, the values they hold, the grammar of dates and numbers, the linked library."""
