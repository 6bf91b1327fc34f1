call keep_to_oneself(array['connection', 'ease', 'hard_time']);
