-- Words that resemble what was typed, out of all names anybody has. Fuzzy operators cannot use an index under row
-- security, so the likeness is sought here, among words tied to nobody. `p_near` are the words that one slip of the hand
-- makes of what was typed (the same place in `p_slipped` says of which): trigrams hardly see two letters changed over.
CREATE OR REPLACE FUNCTION people_similar(p_words text[], p_skeletons text[], p_near text[], p_slipped text[])
RETURNS TABLE (word text, token text, likeness real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT w.word, k.token, k.likeness
    FROM unnest(p_words, p_skeletons) AS w (word, skeleton)
    CROSS JOIN LATERAL (
        SELECT t.token, max(t.likeness) AS likeness FROM (
            (SELECT k.token::text, similarity(k.token, w.word) AS likeness FROM people_knowntoken k
              WHERE k.token % w.word ORDER BY similarity(k.token, w.word) DESC LIMIT 20)
            UNION ALL
            (SELECT k.token::text, 0.9::real FROM unnest(p_near, p_slipped) AS n (near, slipped)
              JOIN people_knowntoken k ON k.token = n.near WHERE n.slipped = w.word)
            UNION ALL
            (SELECT k.token::text, greatest(0.5, similarity(k.token, w.word))::real FROM people_knowntoken k
              WHERE w.skeleton <> '' AND k.skeleton = w.skeleton LIMIT 20)
            UNION ALL
            (SELECT k.token::text, 0.45::real FROM people_knowntoken k
              WHERE length(w.word) >= 3 AND k.token LIKE w.word || '%' ORDER BY length(k.token) LIMIT 10)
        ) t GROUP BY t.token ORDER BY 2 DESC LIMIT 25
    ) k
$$;

-- Who carries such words, of those the reader may see, the likest first: each word that was typed counts once, by the
-- best of the person's words. Under row security every carrier of a common name would be looked up one by one, even
-- those of others; here the reader's own cases are joined. What is shown of them is read under the policy all the same.
CREATE OR REPLACE FUNCTION people_named(p_words text[], p_skeletons text[], p_near text[], p_slipped text[], p_most int)
RETURNS TABLE (case_id uuid, person_id uuid, likeness real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
    v_actor uuid := translocal_actor();
    v_words text[];
    v_tokens text[];
    v_likeness real[];
BEGIN
    SELECT array_agg(s.word), array_agg(s.token), array_agg(s.likeness) INTO v_words, v_tokens, v_likeness
      FROM people_similar(p_words, p_skeletons, p_near, p_slipped) s;
    RETURN QUERY
    WITH mine AS MATERIALIZED (
        SELECT a.case_id FROM access_access a WHERE a.staff_id = v_actor AND a.parts & 2 <> 0)
    SELECT found.case_id, found.person_id, (sum(found.likeness) / cardinality(p_words))::real FROM (
        SELECT n.case_id, n.person_id, k.word, max(k.likeness) AS likeness
        FROM people_nametoken n
        JOIN unnest(v_words, v_tokens, v_likeness) AS k (word, token, likeness) ON k.token = n.token
        JOIN mine ON mine.case_id = n.case_id
        GROUP BY 1, 2, 3) found
    GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT p_most;
END
$$;

CREATE OR REPLACE FUNCTION people_learn(p_tokens text[], p_skeletons text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO people_knowntoken (token, skeleton)
    SELECT * FROM unnest(p_tokens, p_skeletons) ON CONFLICT DO NOTHING
$$;

-- Does this person stand anywhere else than there? Asked when two records are joined: a case that whoever joins them
-- cannot see keeps its own record, and they do not learn of it.
CREATE OR REPLACE FUNCTION people_stands_elsewhere(p_person uuid, p_known uuid[]) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM people_membership m WHERE m.person_id = p_person AND m.id <> ALL (p_known))
$$;
