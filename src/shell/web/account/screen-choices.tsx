import { useMutation } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { changeMeEndpoint } from '#organisation/people/contract.ts'
import { call } from '#platform/http/client.ts'
import type { Language } from '#platform/i18n/words.ts'
import {
  chooseAppearance,
  chooseLanguage,
  Section,
  Segments,
  switchKeys,
  uiWords,
  useAppearance,
  useKeysAreOn,
  useLanguage,
  useWords,
} from '#ui/index.ts'
import { shellWords } from '../words.ts'

/** Appearance and keys belong to this browser; the language is also the one of mails. */
export function ScreenChoices() {
  const say = useWords(shellWords)
  const sayUi = useWords(uiWords)
  const client = useQueryClient()
  const keys = useKeysAreOn()
  const remember = useMutation({
    mutationFn: (language: Language) => call(changeMeEndpoint, { body: { language } }),
    onSuccess: (me) => client.setQueryData(['me'], me),
  })
  return (
    <Section title={say('account.screen')}>
      <Segments
        label={sayUi('frame.appearance')}
        value={useAppearance()}
        choices={[
          { value: 'light', label: sayUi('frame.light') },
          { value: 'dark', label: sayUi('frame.dark') },
          { value: 'system', label: sayUi('frame.system') },
        ]}
        onChoose={chooseAppearance}
      />
      <Segments<Language>
        label={sayUi('frame.language')}
        value={useLanguage()}
        choices={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChoose={(language) => {
          chooseLanguage(language)
          remember.mutate(language)
        }}
      />
      <Segments
        label={say('account.keys')}
        value={keys ? 'on' : 'off'}
        choices={[
          { value: 'on', label: say('account.on') },
          { value: 'off', label: say('account.off') },
        ]}
        onChoose={(value) => switchKeys(value === 'on')}
      />
    </Section>
  )
}
