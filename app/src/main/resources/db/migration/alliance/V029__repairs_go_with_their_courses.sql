-- The repairs that a client began go with their courses. Who noted them is asked when all of it is gone, so that no trigger on
-- another module's table has to take them first.
alter table repair alter constraint repair_noted_by_fkey deferrable initially deferred;
drop function erase_repairs_begun() cascade;
