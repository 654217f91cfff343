-- Words that resemble what was typed, out of all names anybody has. Fuzzy operators cannot use an index under row
-- security, so the likeness is sought here, among words tied to nobody; who carries them is asked under the policy.
CREATE OR REPLACE FUNCTION people_similar(p_words text[], p_skeletons text[])
RETURNS TABLE (word text, token text, likeness real)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT w.word, k.token, k.likeness
    FROM unnest(p_words, p_skeletons) AS w (word, skeleton)
    CROSS JOIN LATERAL (
        SELECT t.token, max(t.likeness) AS likeness FROM (
            (SELECT k.token::text, similarity(k.token, w.word) AS likeness FROM people_knowntoken k
              WHERE k.token % w.word ORDER BY similarity(k.token, w.word) DESC LIMIT 40)
            UNION ALL
            (SELECT k.token::text, greatest(0.5, similarity(k.token, w.word))::real FROM people_knowntoken k
              WHERE w.skeleton <> '' AND k.skeleton = w.skeleton LIMIT 40)
            UNION ALL
            (SELECT k.token::text, 0.45::real FROM people_knowntoken k
              WHERE length(w.word) >= 3 AND k.token LIKE w.word || '%' ORDER BY length(k.token) LIMIT 20)
        ) t GROUP BY t.token ORDER BY 2 DESC LIMIT 50
    ) k
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
