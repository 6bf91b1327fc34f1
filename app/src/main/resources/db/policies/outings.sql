call keep_to_oneself(array['outing']);
