call keep_to_oneself(array['scary_moment']);
