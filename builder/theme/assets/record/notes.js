// Sources that open in place.
