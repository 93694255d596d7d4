import type pg from 'pg'

/** Fields of the firm's own, of each sort an index serves. */
const questions = ['one_of', 'number', 'date', 'short_text'].map((kind) => ({
  key: `bench_${kind}`,
  kind,
  label: { zh: '自定义字段', en: '' },
  choices: kind === 'one_of' ? ['rare', 'common'].map((key) => ({ key, label: { zh: key } })) : [],
}))

/** Gives every lead, client and engagement there is fields of the firm's own, filled in. */
export async function fillForms(admin: pg.Client): Promise<void> {
  for (const kind of ['lead', 'client', 'engagement']) {
    const purpose = `${kind}_fields`
    const { rows } = await admin.query<{ id: string }>(
      `insert into form (id, purpose, published, created_at) values (gen_random_uuid(), $1, 1, '2026-01-01') returning id`,
      [purpose],
    )
    const form = rows[0]?.id
    await admin.query(
      `insert into form_version (form_id, number, questions, reason, published_at) values ($1, 1, $2, 'bench', '2026-01-01')`,
      [form, JSON.stringify(questions)],
    )
    await admin.query(
      `insert into form_answer (id, subject_id, subject_kind, purpose, form_id, form_version, answers, answered_at)
       select gen_random_uuid(), id, kind, $2, $1, 1, '{"bench_one_of": "common", "bench_number": 7}', '2026-01-02'
       from subject where kind = $3`,
      [form, purpose, kind],
    )
    await admin.query(
      `insert into form_value (subject_id, subject_kind, key, place, form_id, choice, words, number, day)
       select s.id, s.kind, q.key, 0, $1,
         case q.key when 'bench_one_of' then case s.n % 1000 when 0 then 'rare' else 'common' end end,
         case q.key when 'bench_short_text' then '编号' || lpad(s.n::text, 6, '0') end,
         case q.key when 'bench_number' then s.n end,
         case q.key when 'bench_date' then date '2026-01-01' + (s.n % 300)::int end
       from (select id, kind, row_number() over (order by id) as n from subject where kind = $2) as s,
         unnest($3::text[]) as q(key)`,
      [form, kind, questions.map((question) => question.key)],
    )
  }
  await admin.query('analyze form_answer, form_value')
}
