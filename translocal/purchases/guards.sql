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
    UPDATE purchases_purchase SET state = 'cancelled', ended_at = translocal_clock(), reason = p_reason, version = version + 1
    WHERE case_id = p_case AND state IN ('requested', 'approved');
    GET DIAGNOSTICS v_count = ROW_COUNT;
    RETURN v_count;
END $$;

-- What things cost there: in the middle, and between which amounts the middle half lay, by use, country and year of payment, and
-- within each of these by item. What was paid and what people added of their own, together, in euro. Whoever works here may read
-- it, because nobody can be found in it:
-- * at least ten households stand behind each line, and a household counts once, with what it usually paid;
-- * what is left of a use beside its items is nothing or belongs to at least ten households: there is nothing to subtract. What people
--   added is told of a use only, where at least ten households did, and none or ten did not;
-- * figures change with a quarter, once many purchases came, and are told with two digits: asking again tells no single price;
-- * an item is words that somebody wrote. It is told where at least three colleagues wrote the same, and never what was medical, legal
--   or psychological.
DROP FUNCTION IF EXISTS purchases_prices(text);
CREATE OR REPLACE FUNCTION purchases_about(p_amount float8) RETURNS numeric
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN p_amount > 0 THEN round(p_amount::numeric, 1 - floor(log(p_amount))::int) ELSE 0 END
$$;
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
        SELECT p.id, p.case_id, p.requested_by_id AS writer, p.use::text AS use, p.what::text AS what, c.origin_country::text AS country,
               CASE WHEN p.use NOT IN ('medical', 'advice') THEN lower(regexp_replace(btrim(p.what), '\s+', ' ', 'g')) END AS item,
               extract(year FROM p.paid_on)::int AS year, round(p.own / p.rate, 2)::float8 AS own
        FROM purchases_purchase p JOIN cases_case c ON c.id = p.case_id
        WHERE p.state = 'delivered' AND p.delivered_on < date_trunc('quarter', current_date) AND (p_country = '' OR c.origin_country = p_country)),
    paid AS (
        SELECT b.id, sum(budgets_effect('paid', e.kind, e.euro, e.from_reserved))::float8 AS euro
        FROM bought b JOIN budgets_entry e ON e.purpose = b.id GROUP BY b.id),
    priced AS (
        SELECT b.*, paid.euro + coalesce(b.own, 0) AS price FROM bought b JOIN paid ON paid.id = b.id WHERE paid.euro > 0),
    items AS (
        SELECT h.use, h.country, h.year, h.item, sum(h.bought)::bigint AS bought, count(*) AS households,
               percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY h.price) AS price
        FROM (SELECT use, country, year, item, case_id, count(*) AS bought, percentile_cont(0.5) WITHIN GROUP (ORDER BY price) AS price
              FROM priced WHERE item IS NOT NULL GROUP BY 1, 2, 3, 4, 5) h
        WHERE (h.use, h.item) IN (SELECT w.use, w.item FROM priced w GROUP BY 1, 2 HAVING count(DISTINCT w.writer) >= 3)
        GROUP BY 1, 2, 3, 4 HAVING count(*) >= 10),
    -- How many households bought something else than these items.
    others AS (
        SELECT p.use, p.country, p.year, count(DISTINCT p.case_id) AS households
        FROM priced p LEFT JOIN items i ON (i.use, i.country, i.year, i.item) = (p.use, p.country, p.year, p.item)
        WHERE i.item IS NULL GROUP BY 1, 2, 3),
    beside AS (
        SELECT i.*, row_number() OVER (PARTITION BY i.use, i.country, i.year ORDER BY i.households, i.item) AS place FROM items i),
    spelled AS (SELECT p.item, mode() WITHIN GROUP (ORDER BY p.what) AS what FROM priced p WHERE p.item IS NOT NULL GROUP BY 1),
    uses AS (
        SELECT h.use, h.country, h.year, sum(h.bought)::bigint AS bought,
               percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY h.price) AS price,
               count(h.own) AS adders, count(*) - count(h.own) AS others, sum(h.added)::bigint AS added,
               percentile_cont(0.5) WITHIN GROUP (ORDER BY h.own) AS own
        FROM (SELECT use, country, year, case_id, count(*) AS bought, percentile_cont(0.5) WITHIN GROUP (ORDER BY price) AS price,
                     count(own) AS added, percentile_cont(0.5) WITHIN GROUP (ORDER BY own) AS own
              FROM priced GROUP BY 1, 2, 3, 4) h
        GROUP BY 1, 2, 3 HAVING count(*) >= 10),
    told AS (
        SELECT u.use, '' AS item, u.country, u.year, u.bought, u.price,
               CASE WHEN u.adders >= 10 AND (u.others = 0 OR u.others >= 10) THEN u.added END AS added, u.own
        FROM uses u
        UNION ALL
        SELECT b.use, s.what, b.country, b.year, b.bought, b.price, NULL, NULL
        FROM beside b JOIN spelled s ON s.item = b.item LEFT JOIN others o ON (o.use, o.country, o.year) = (b.use, b.country, b.year)
        -- Few bought something else: the least of the items is told with them, as a part of the use.
        WHERE NOT (b.place = 1 AND coalesce(o.households, 0) BETWEEN 1 AND 9))
    SELECT t.use, t.item, t.country, t.year, t.bought,
           purchases_about(t.price[1]), purchases_about(t.price[2]), purchases_about(t.price[3]),
           t.added, CASE WHEN t.added IS NOT NULL THEN purchases_about(t.own) END
    FROM told t ORDER BY t.country, t.use, t.year DESC, t.item <> '', lower(t.item);
END $$;
