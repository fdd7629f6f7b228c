-- Tables of this step.
select 1;
