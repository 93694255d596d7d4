import { Input } from 'antd'
import { ActForm, Choice, Field, useWords } from '#ui/index.ts'
import { type ConflictFinding, disposeFinding } from '../../contract.ts'
import { checkWords } from './words.ts'

interface Values {
  kind: ConflictFinding['dispositions'][number]
  reason: string
}

/** What a finding is worth, and why. */
export function Dispose({ finding, onClose }: { finding: ConflictFinding; onClose: () => void }) {
  const say = useWords(checkWords)
  const kinds = finding.disposition
    ? [...finding.dispositions, 'taken_back' as const]
    : finding.dispositions
  return (
    <div className="cf-form">
      <ActForm<typeof disposeFinding, Values>
        endpoint={disposeFinding}
        words={checkWords}
        slot={`finding:${finding.id}`}
        initial={kinds.length === 1 && kinds[0] ? { kind: kinds[0] } : {}}
        submit={say('save')}
        refresh={['conflicts', finding.id]}
        input={(body) => ({ params: { id: finding.id }, body })}
        onClose={onClose}
      >
        <Field name="kind" label={say('dispose')} required>
          <Choice
            label={say('dispose')}
            options={kinds.map((value) => ({ value, label: say(`disposition.${value}`) }))}
          />
        </Field>
        <Field name="reason" label={say('reason')} help={say('reasonHint')} required max={2000}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Field>
      </ActForm>
    </div>
  )
}
