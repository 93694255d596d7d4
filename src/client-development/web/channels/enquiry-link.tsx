import { Act, toast, useWords } from '#ui/index.ts'
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
  if (!kind || !publicChannelKinds.includes(kind)) return null
  const address = `${location.origin}/enquiry?${new URLSearchParams(from).toString()}`
  return (
    <section className="ld-link" aria-label={say('link.title')}>
      <b>{say('link.title')}</b>
      <p className="cv-meta">{say('link.why')}</p>
      <code>{address}</code>
      <Act
        icon="link"
        onClick={() =>
          void navigator.clipboard.writeText(address).then(() => toast(say('link.copied')))
        }
      >
        {say('link.copy')}
      </Act>
    </section>
  )
}
