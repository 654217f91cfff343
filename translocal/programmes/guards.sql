-- The caseload as the rules see it: for every open case the facts that decided its latest answer, and nobody in it. No id
-- comes out, no name, and no day unless an age hangs on it; households that look alike come as one line with their number.
-- Only whoever answers for the programme reads it, to see what other values would mean.
CREATE OR REPLACE FUNCTION programmes_caseload(p_programme text)
RETURNS TABLE (origin text, day date, facts jsonb, households bigint, total numeric)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM cases_may_report();
    RETURN QUERY
    WITH latest AS (
        SELECT DISTINCT ON (e.case_id) e.case_id, e.programme, e.day, e.facts, e.total
        FROM programmes_entitlement e ORDER BY e.case_id, e.at DESC, e.id DESC)
    SELECT c.origin_country::text, CASE WHEN l.facts::text LIKE '%.age"%' THEN l.day END, l.facts, count(*), sum(l.total)
    FROM latest l JOIN cases_case c ON c.id = l.case_id
    WHERE l.programme = p_programme AND c.state <> 'ended'
    GROUP BY 1, 2, 3;
END $$;
