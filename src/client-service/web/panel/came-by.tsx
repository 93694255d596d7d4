import type { ReactNode } from 'react'
import { Dot, Go, useWords, useSaying } from '#ui/index.ts'
import type { Client } from '../../contract.ts'
import { serviceWords } from '../words.ts'

/** Where a client or a mandate came from, as lines of a page. */
export function useCameBy({ campaign, referrer, referrerName, ...by }: Client['cameBy']) {
  const say = useWords(serviceWords)
  const saying = useSaying()
  const channel = by.channel && saying.name({ name: by.channel, nameEn: by.channelEn })
  const lines: [string, ReactNode][] = [
    [
      say('cameBy.channel'),
      (channel ?? campaign) && (
        <>
          {channel}
          {channel && campaign && <Dot />}
          {campaign}
        </>
      ),
    ],
    [
      say('cameBy.referrer'),
      referrer ? <Go to={`/clients/${referrer.id}`}>{referrer.name}</Go> : referrerName,
    ],
  ]
  return lines
}
