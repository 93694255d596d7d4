import { Select as AntSelect, type SelectProps } from 'antd'
import { Icon } from '../icons.tsx'
import { useWords } from '../saying.ts'
import { uiWords } from '../words.ts'
import { useChosen } from './required.ts'

/** antd's select with the words it keeps to itself, and without ids in sight while names are being read. */
export const Select = ((props: SelectProps) => {
  const say = useWords(uiWords)
  const { allowClear, mode } = props
  // Names written by hand are no choice.
  useChosen(mode !== 'tags')
  return (
    <AntSelect
      // Nothing else shows that one need not be all.
      {...(mode === 'multiple' ? { placeholder: say('field.several') } : {})}
      // Names written by hand have no list to open.
      {...(mode === 'tags' ? { suffixIcon: null } : { labelRender: ({ label }) => label ?? '…' })}
      {...props}
      allowClear={
        allowClear === true
          ? { clearIcon: <Icon name="close" />, label: say('act.clear') }
          : (allowClear ?? false)
      }
    />
  )
}) as typeof AntSelect
