// What areas above forms use of its pages.
export { AnswerForm } from './answer-form.tsx'
export { useCustomColumns } from './custom-columns.tsx'
export { AnswerList, AnswersSection } from './answer-sheets.tsx'
export { type Given, plainAnswers, PlainQuestions, unansweredAmong } from './plain-questions.tsx'
export { givenTo, QuestionFields } from './question-fields.tsx'
export { useAsked, useQuestions } from './reading.ts'
export { formWords } from './words.ts'
