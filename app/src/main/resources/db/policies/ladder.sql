call keep_to_oneself(array['ladder', 'rung', 'rung_step']);
