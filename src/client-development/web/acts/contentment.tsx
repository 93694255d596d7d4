import { Form } from 'antd'
import { useWords } from '#ui/index.ts'
import { recordContentment } from '../../contract.ts'
import { ChoiceField, LineField, TextField, WayField } from '../fields/fields.tsx'
import { ActForm } from '../panel/act-form.tsx'
import { leadWords, type ways } from '../words.ts'
import { aboutLead, type LeadActProps } from './acts.ts'
import { actWords } from './words.ts'

interface Values {
  about: 'plan' | 'fees'
  content: 'yes' | 'no'
  doubt?: string
  saidBy: string
  way: (typeof ways)[number]
}

/** Whether the lead is content with the plan or with the fees; each is asked by itself. */
export default function Contentment({ thing: lead, about, onClose }: LeadActProps) {
  const say = useWords(actWords)
  const sayLead = useWords(leadWords)
  const current = lead.proposals.find((one) => one.current)
  const asked = about === 'fees' || (!about && current?.planContent === true) ? 'fees' : 'plan'
  return (
    <ActForm<typeof recordContentment, Values>
      endpoint={recordContentment}
      slot={`contentment:${current?.id}:${asked}`}
      initial={{
        about: asked,
        content: 'yes',
        saidBy: lead.contactName ?? lead.name,
        way: 'call',
      }}
      submit={say('name.recordContentment')}
      done={({ complete }) => (complete ? say('done.complete') : say('done.content'))}
      refresh={aboutLead(lead.id)}
      input={({ content, doubt, ...values }) => ({
        params: { id: lead.id },
        body: {
          ...values,
          proposalId: current?.id ?? '',
          content: content === 'yes',
          doubt: content === 'yes' ? null : (doubt ?? ''),
        },
      })}
      onClose={onClose}
    >
      <ChoiceField
        name="about"
        label={say('contentment.about')}
        required
        options={(['plan', 'fees'] as const).map((value) => ({
          value,
          label: sayLead(`about.${value}`),
        }))}
      />
      <ChoiceField
        name="content"
        label={say('contentment.content')}
        required
        options={[
          { value: 'yes', label: say('contentment.yes') },
          { value: 'no', label: say('contentment.no') },
        ]}
      />
      <Doubt />
      <LineField name="saidBy" label={say('contentment.saidBy')} required max={100} />
      <WayField />
    </ActForm>
  )
}

function Doubt() {
  const say = useWords(actWords)
  const form = Form.useFormInstance()
  if (Form.useWatch('content', form) !== 'no') return null
  return <TextField name="doubt" label={say('contentment.doubt')} required />
}
