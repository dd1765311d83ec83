"""The parts of a record's page, one module a part. Each takes a View, gives HTML or a Section; case.py and policy.py
order them."""
