import { addressOf } from '#platform/http/client.ts'
import { downloadFileEndpoint, isHeard } from '../../contract.ts'

/** A voice message, to be listened to where it stands. */
export function Heard({ id, name, mediaType }: { id: string; name: string; mediaType: string }) {
  if (!isHeard(mediaType)) return null
  const address = addressOf(downloadFileEndpoint, { params: { id }, query: { inline: 'yes' } })
  // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody has written down what was said
  return <audio controls preload="metadata" src={address} aria-label={name} className="sv-heard" />
}
