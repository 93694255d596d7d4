import { Form, type FormInstance } from 'antd'
import { useEffect } from 'react'
import type { AnyEndpoint } from '#platform/http/client.ts'
import { type ActOptions, type Acting, useAct } from '#ui/index.ts'
import { shellWords } from '../words.ts'
import { placeAtFields } from './door-form.tsx'

/** An act with a form that holds secrets: problems go to its fields, nothing is kept. */
export function useSecretAct<E extends AnyEndpoint, Values extends object>(
  endpoint: E,
  options: Omit<ActOptions<E>, 'draft' | 'words'> = {},
): { act: Acting<E>; form: FormInstance<Values> } {
  const [form] = Form.useForm<Values>()
  const act = useAct(endpoint, { ...options, words: shellWords })
  const { error } = act
  useEffect(() => {
    if (error) placeAtFields(form, error.fields)
  }, [error, form])
  return { act: { ...act, loose: [] }, form }
}
