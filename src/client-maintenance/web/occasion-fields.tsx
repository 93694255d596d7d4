import { ChoiceField, LineField, serviceWords } from '#client-service/web/index.ts'
import { DateInput, Field, useWords } from '#ui/index.ts'
import { type contactKinds, occasionTiers } from '../contract.ts'
import { maintenanceWords } from './words.ts'

/** What kind of contact, why and when. */
export function OccasionFields({
  kinds,
  required = false,
}: {
  kinds: readonly (typeof contactKinds)[number][]
  required?: boolean
}) {
  const say = useWords(maintenanceWords)
  return (
    <>
      <ChoiceField
        name="kind"
        label={say('field.kind')}
        required
        choices={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
      />
      <LineField
        name="occasion"
        label={say('field.occasion')}
        required={required}
        help={say('occasionHelp')}
      />
      <Field name="plannedOn" label={say('field.plannedOn')} required>
        <DateInput />
      </Field>
    </>
  )
}

/** Clients by how much they matter. */
export function TierField() {
  const say = useWords(maintenanceWords)
  const sayService = useWords(serviceWords)
  return (
    <ChoiceField
      name="tier"
      label={say('field.tier')}
      required
      choices={occasionTiers.map((value) => ({ value, label: sayService(`tier.${value}`) }))}
    />
  )
}
