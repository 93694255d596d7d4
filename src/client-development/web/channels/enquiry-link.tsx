import { Act, useCopy, useWords } from '#ui/index.ts'
import { publicChannelKinds } from '../../contract.ts'
import { channelWords } from './words.ts'

type Kind = (typeof publicChannelKinds)[number]

/** The address of the enquiry page that says where it was read, to be put into an article or a post. */
export function EnquiryLink({
  kind,
  from,
}: {
  kind: Kind | undefined
  from: { channel: string } | { campaign: string }
}) {
  const say = useWords(channelWords)
  const copy = useCopy()
  if (!kind || !publicChannelKinds.includes(kind)) return null
  const address = `${location.origin}/enquiry?${new URLSearchParams(from).toString()}`
  return (
    <section className="ld-link" aria-label={say('link.title')}>
      <b>{say('link.title')}</b>
      <p className="cv-meta">{say('link.why')}</p>
      <code>{address}</code>
      <Act icon="link" onClick={() => void copy(address)}>
        {say('link.copy')}
      </Act>
    </section>
  )
}
