"""The page of a case or a policy: one module a part, each takes the record's context, gives HTML or a Section."""
