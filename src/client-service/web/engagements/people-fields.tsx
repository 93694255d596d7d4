import { Form, Input } from 'antd'
import { useMe } from '#organisation/web/index.ts'
import { Act, Field, Go, ListErrors, Note, useWords } from '#ui/index.ts'
import { conflictOutcomes, lawyerParts, partyRoles } from '../../contract.ts'
import { ChoiceField, LineField, PersonField, SelectField, TextField } from '../fields/fields.tsx'
import { serviceWords } from '../words.ts'
import { engagementWords } from './words.ts'

export interface LawyerValues {
  personId: string
  part: (typeof lawyerParts)[number]
  share?: string | null
}
export interface PartyValues {
  name: string
  role: (typeof partyRoles)[number]
}

export const lawyersOnWire = (lawyers: LawyerValues[]) =>
  lawyers.map(({ share, ...one }) => ({ ...one, share: share?.trim() || null }))

/** Who runs the engagement and in which part. */
export function LawyersField() {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  const parts = lawyerParts.map((value) => ({ value, label: sayService(`part.${value}`) }))
  return (
    <Form.List name="lawyers">
      {(fields, { add, remove }, { errors }) => (
        <fieldset className="sv-lines">
          <legend>{say('field.lawyers')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="sv-line">
              <PersonField
                name={[name, 'personId']}
                label={say('field.person', { at: name + 1 })}
                required
              />
              <div className="cv-pair">
                <SelectField
                  name={[name, 'part']}
                  label={say('field.part')}
                  required
                  choices={parts}
                />
                <Field name={[name, 'share']} label={say('field.share')}>
                  <Input inputMode="decimal" />
                </Field>
              </div>
              {fields.length > 1 && (
                <p className="sv-line-foot">
                  <Act onClick={() => remove(name)}>{sayService('act.remove')}</Act>
                </p>
              )}
            </div>
          ))}
          <Act icon="plus" onClick={() => add({ part: 'assisting_lawyer' })}>
            {sayService('act.addLawyer')}
          </Act>
          <ListErrors name="lawyers" errors={errors} />
          <p className="cv-meta">{say('originatingHelp')}</p>
        </fieldset>
      )}
    </Form.List>
  )
}

export function RoleField({ name }: { name: string | (string | number)[] }) {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  return (
    <SelectField
      name={name}
      label={say('field.partyRole')}
      required
      choices={partyRoles.map((value) => ({ value, label: sayService(`partyRole.${value}`) }))}
    />
  )
}

/** Opponents and others in a new matter. */
export function PartiesField() {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  return (
    <Form.List name="parties">
      {(fields, { add, remove }, { errors }) => (
        <fieldset className="sv-lines">
          <legend>{say('field.parties')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="sv-line">
              <LineField
                name={[name, 'name']}
                label={say('field.party', { at: name + 1 })}
                required
              />
              <RoleField name={[name, 'role']} />
              <p className="sv-line-foot">
                <Act onClick={() => remove(name)}>{sayService('act.remove')}</Act>
              </p>
            </div>
          ))}
          <Act icon="plus" onClick={() => add({ role: 'opponent' })}>
            {sayService('act.addParty')}
          </Act>
          <ListErrors name="parties" errors={errors} />
        </fieldset>
      )}
    </Form.List>
  )
}

/** What the conflict officer decides. */
export function ConflictFields() {
  const say = useWords(engagementWords)
  const sayService = useWords(serviceWords)
  return (
    <>
      <ChoiceField
        name="outcome"
        label={say('field.conflict')}
        required
        choices={conflictOutcomes.map((value) => ({
          value,
          label: sayService(`conflict.${value}`),
        }))}
      />
      <TextField name="reason" label={say('field.conflictReason')} max={2000} rows={2} required />
    </>
  )
}

/** The check runs by itself, and a conflict officer decides on it: nobody says so for them. */
export function DecidedBeforeSigning() {
  const say = useWords(engagementWords)
  const atDesk = useMe().data?.rights.includes('readConflictDesk')
  return (
    <Note acts={atDesk && <Go to="/conflicts">{say('toDesk')}</Go>}>{say('conflictHelp')}</Note>
  )
}
