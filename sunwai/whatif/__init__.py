"""What if the protocol said otherwise: history, or an invented period, played under two versions side by side.

Owns the playing, the counting and the report. Writes nothing to the database; decides by the stages' own pure rules."""
