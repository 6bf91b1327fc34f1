call keep_to_oneself(array['contact_made', 'rhythm', 'rhythm_notes']);
