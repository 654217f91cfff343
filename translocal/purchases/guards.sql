-- Whoever ends a case calls off what was not yet paid in it, also a worker who does not see its money: only the number
-- comes back. What was reserved is freed by the ledger, in the same transaction.
CREATE OR REPLACE FUNCTION purchases_stop_all(p_case uuid, p_reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_count bigint;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM access_access a WHERE a.staff_id = translocal_actor() AND a.case_id = p_case) THEN
        RAISE EXCEPTION 'the actor stands nowhere on this case' USING ERRCODE = '42501';
    END IF;
    UPDATE purchases_purchase SET state = 'cancelled', ended_at = clock_timestamp(), reason = p_reason, version = version + 1
    WHERE case_id = p_case AND state IN ('requested', 'approved');
    GET DIAGNOSTICS v_count = ROW_COUNT;
    RETURN v_count;
END $$;

-- What things cost there: in the middle, and between which amounts the middle half lay, by use, country and year of payment, and
-- within each of these by item, where enough of the same words were bought. What was paid and what people added of their own,
-- together, in euro. Whoever works here may read it, because nobody can be found in it: at least ten purchases of at least five
-- households stand behind each line, and what is left of a use beside its items is nothing or at least ten. What people added is
-- told under the same condition, and only where as many did not.
DROP FUNCTION IF EXISTS purchases_prices(text);
CREATE OR REPLACE FUNCTION purchases_prices_told(p_country text)
RETURNS TABLE (use text, item text, country text, year int, bought bigint, low numeric, middle numeric, high numeric,
               added bigint, added_middle numeric)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    IF NOT EXISTS (SELECT FROM organisations_post p WHERE p.staff_id = translocal_actor() AND p.until IS NULL) THEN
        RAISE EXCEPTION 'nobody who works here' USING ERRCODE = '42501';
    END IF;
    RETURN QUERY
    WITH bought AS MATERIALIZED (
        SELECT p.id, p.case_id, p.use::text AS use, p.what::text AS what, c.origin_country::text AS country,
               lower(regexp_replace(btrim(p.what), '\s+', ' ', 'g')) AS same, extract(year FROM p.paid_on)::int AS year,
               round(p.own / p.rate, 2) AS own
        FROM purchases_purchase p JOIN cases_case c ON c.id = p.case_id
        WHERE p.state = 'delivered' AND (p_country = '' OR c.origin_country = p_country)),
    paid AS (
        SELECT b.id, sum(budgets_effect('paid', e.kind, e.euro, e.from_reserved)) AS euro
        FROM bought b JOIN budgets_entry e ON e.purpose = b.id GROUP BY b.id),
    priced AS (
        SELECT b.*, (paid.euro + coalesce(b.own, 0))::float8 AS price FROM bought b JOIN paid ON paid.id = b.id WHERE paid.euro > 0),
    told AS (
        SELECT b.use, b.country, b.year, b.same, CASE WHEN b.same IS NULL THEN '' ELSE mode() WITHIN GROUP (ORDER BY b.what) END AS item,
               count(*) AS bought, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY b.price) AS price,
               count(b.own) AS added, count(DISTINCT b.case_id) FILTER (WHERE b.own IS NOT NULL) AS adders,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY b.own::float8) AS added_middle
        FROM priced b GROUP BY GROUPING SETS ((b.use, b.country, b.year), (b.use, b.country, b.year, b.same))
        HAVING count(*) >= 10 AND count(DISTINCT b.case_id) >= 5),
    beside AS (
        SELECT t.*, sum(t.bought) FILTER (WHERE t.same IS NULL) OVER one_use - sum(t.bought) FILTER (WHERE t.same IS NOT NULL) OVER one_use
                   AS left_over, row_number() OVER (one_use ORDER BY t.same IS NULL, t.bought, t.same) AS place
        FROM told t WINDOW one_use AS (PARTITION BY t.use, t.country, t.year))
    SELECT t.use, t.item, t.country, t.year, t.bought,
           round(t.price[1]::numeric), round(t.price[2]::numeric), round(t.price[3]::numeric),
           CASE WHEN s.shown THEN t.added END, CASE WHEN s.shown THEN round(t.added_middle::numeric) END
    FROM beside t, LATERAL (SELECT t.added >= 10 AND t.adders >= 5 AND (t.bought = t.added OR t.bought - t.added >= 10) AS shown) s
    -- Few are left over: the least of the items is told with them, as a part of the use.
    WHERE t.same IS NULL OR NOT (t.left_over BETWEEN 1 AND 9 AND t.place = 1)
    ORDER BY t.country, t.use, t.year DESC, t.same NULLS FIRST;
END $$;
