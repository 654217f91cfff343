"""The columns of the tables that the generator writes, and the kind of each."""

COLUMNS = {
    "people_person": "id:uuid given_name:text family_name:text also_written:texts birth_date:day sex:text nationality:text"
    " languages:texts phone:text version:whole",
    "people_membership": "id:own case_id:uuid person_id:uuid position:text since:moment until:moment",
    "people_nametoken": "case_id:uuid person_id:uuid token:text",
    "cases_case": "id:uuid reference:text state:text host_country:text host_city:text origin_country:text origin_city:text"
    " opened_at:moment version:whole",
    "cases_involvement": "id:own case_id:uuid staff_id:uuid team_id:uuid role:text standing:text withheld:whole since:moment"
    " until:moment",
    "cases_turn": "id:own case_id:uuid kind:text words:text at:moment by:uuid",
    "consents_consent": "id:own case_id:uuid person_id:uuid purpose:text team_id:uuid staff_id:uuid language:text how:text"
    " given_at:moment recorded_by:uuid",
    "counselling_talk": "id:uuid team_id:uuid state:text origin_country:text origin_city:text begun_at:moment case:uuid"
    " version:whole",
    "counselling_conversation": "id:own case_id:uuid held_on:day occasion:text raised:text why_not:text language:text"
    " interpreter:text information:text next_moment:day by:uuid at:moment",
    "counselling_voice": "id:own case_id:uuid conversation_id:own person_id:uuid words:text wish:text",
    "handovers_handover": "id:uuid case_id:uuid state:text kind:text from_staff_id:uuid from_team_id:uuid to_team_id:uuid"
    " parts:whole made_at:moment proposed_at:moment answer_by:day answered_at:moment answered_by_id:uuid"
    " redirected_to_id:uuid version:whole",
    "handovers_letter": "handover_id:uuid case_id:uuid why:text words:text worries:text promised:text language:text"
    " answer:text version:whole",
    "handovers_approval": "id:own case_id:uuid handover_id:uuid person_id:uuid letter_version:whole at:moment"
    " recorded_by:uuid",
    "handovers_meeting": "handover_id:uuid case_id:uuid planned_for:moment place:text held_on:day people:uuids staff:uuids",
    "contact_notice": "id:own staff_id:uuid case_id:uuid event:text stage:text action_id:own at:moment read_at:moment sent_at:moment",
    "access_access": "staff_id:uuid case_id:uuid kind:text standing:text role:text parts:whole rights:big stage:text"
    " origin:text people:small reference:text since:moment updated_at:moment",
    "journal_event": "stream:uuid seq:big name:text version:small at:moment actor:uuid case_id:uuid lens:whole party:uuid"
    " action_id:own digest:own hash:own",
    "journal_detail": "stream:uuid seq:big case_id:uuid lens:whole party:uuid salt:own payload:text",
    "journal_head": "stream:uuid seq:big hash:own",
    "counselling_voluntariness": "id:own case_id:uuid person_id:uuid informed_about:text language:text informed_by:text"
    " time_to_decide:text options_explained:bool remedies_explained:bool irreversible:text pressures_seen:texts"
    " pressures_named:texts words:text withdrawal_explained:bool signed_on:day pauses:texts pause_words:text complete:bool"
    " by:uuid at:moment advice:text",
    "travel_application": "id:uuid case_id:uuid state:text travellers:uuids wished_on:day destination:text luggage:text"
    " fit_to_fly:bool documents:text made_at:moment made_by:uuid sent_at:moment departs_at:moment departed_on:day"
    " arrived_on:day stopped_at:moment check_in:text check_in_how:text version:whole",
    "travel_booking": "id:own case_id:uuid application_id:uuid kind:text what:text reference:text starts_at:moment"
    " amount:mills currency:text refundable:bool state:text made_at:moment made_by:uuid ended_at:moment",
    "travel_firstdays": "id:own case_id:uuid met_by:text sleeps_at:text call:text note:text by:uuid at:moment",
    "travel_checkin": "id:own case_id:uuid person_id:uuid held_on:day how:text fares:text serious:text words:text by:uuid"
    " at:moment",
    "programmes_entitlement": "id:uuid case_id:uuid programme:text day:day facts:json answer:json digest:text total:cents"
    " currency:text exception_by:text exception_why:text at:moment by:uuid",
    "plans_plan": "id:uuid case_id:uuid number:small state:text drawn:text why:text made_at:moment made_by_id:uuid"
    " agreed_at:moment version:whole",
    "plans_need": "id:own case_id:uuid plan_id:uuid area:text words:text",
    "plans_item": "id:own case_id:uuid plan_id:uuid key:uuid use:text what:text person_id:uuid estimate:cents note:text"
    " in_force:bool lens:whole version:whole",
    "plans_signature": "id:own case_id:uuid plan_id:uuid plan_version:whole person_id:uuid staff_id:uuid role:text"
    " dissent:text at:moment recorded_by:uuid",
    "budgets_budget": "id:uuid case_id:uuid entitlement_id:uuid fund_id:uuid state:text allocated:cents reserved:cents"
    " paid:cents opened_at:moment opened_by:uuid closed_at:moment closed_by:uuid",
    "budgets_entry": "id:own case_id:uuid budget_id:uuid kind:text euro:cents from_reserved:cents local:mills currency:text"
    " rate:rate month:day purpose:uuid action_id:own at:moment by:uuid",
    "purchases_purchase": "id:uuid case_id:uuid item_key:uuid use:text what:text estimate:cents supplier:text amount:mills"
    " currency:text value:cents rate:rate reimbursement:bool quotes_needed:small quotes_held:small above_limit:bool"
    " state:text requested_at:moment requested_by_id:uuid approved_at:moment approved_by_id:uuid paid_on:day"
    " delivered_on:day delivered_how:text confirmed_by_id:uuid ended_at:moment reason:text version:whole",
    "purchases_quote": "id:own case_id:uuid purchase_id:uuid supplier:text amount:mills note:text stored:text type:text"
    " size:whole added_by_id:uuid added_at:moment",
    "purchases_proof": "id:own case_id:uuid purchase_id:uuid kind:text note:text witness:text stored:text type:text"
    " size:whole added_by_id:uuid added_at:moment",
    "coaching_activity": "id:uuid case_id:uuid item_key:uuid what:text called:text state:text currency:text started_on:day"
    " begun_at:moment begun_by_id:uuid version:whole",
    "coaching_session": "id:own case_id:uuid activity_id:uuid held_on:day how:text worked_on:text next_steps:text next_on:day"
    " at:moment by_id:uuid",
    "coaching_milestone": "id:own case_id:uuid activity_id:uuid what:text due:day reached_on:day version:whole",
    "coaching_income": "id:own case_id:uuid activity_id:uuid month:day currency:text turnover:mills costs:mills own:mills"
    " at:moment by_id:uuid",
    "followup_followup": "id:own case_id:uuid state:text due:day how:text held_on:day people:uuids words:text needs:text"
    " staff_id:uuid version:whole",
    "followup_report": "id:own case_id:uuid contributed:text missing:text own_words:text stays_in_touch:bool allocated:cents"
    " paid:cents written_at:moment by_id:uuid",
    "contact_message": "id:uuid case_id:uuid staff_id:uuid direction:text words:text language:text person_id:uuid at:moment"
    " by_id:uuid brought_at:moment brought_by_id:uuid how:text",
}
