import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { setUp } from '#api-client';
import { Problem } from '../api/problem.js';
import { sessionQuery } from '../api/queries.js';
import { Mistake } from '../frame/mistake.js';
import { texts } from '../texts.js';
import { Entrance } from './entrance.js';

const words = texts.session;

/** The first account, by the link that the console printed; afterwards the link is worth nothing. */
export function SetUpPage() {
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const [person, setPerson] = useState({ name: '', email: '', password: '' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: async () => (await setUp({ body: { token, ...person }, throwOnError: true })).data,
    onSuccess: (who) => {
      queries.setQueryData(sessionQuery.queryKey, who);
      void navigate('/', { replace: true });
    },
  });
  const field = (key: keyof typeof person) => ({
    name: key,
    required: true,
    withAsterisk: false,
    value: person[key],
    error: make.error instanceof Problem ? make.error.field(key) : undefined,
    onChange: ({ currentTarget: { value } }: { currentTarget: HTMLInputElement }) =>
      setPerson((before) => ({ ...before, [key]: value })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  if (!token) return <Entrance title={words.setUpTitle} lead={words.noToken} children={null} />;
  const problem = make.error;
  const inPlace = problem instanceof Problem && problem.fields.length > 0;
  return (
    <Entrance title={words.setUpTitle} lead={words.setUpLead}>
      <form onSubmit={submit} style={{ display: 'grid', gap: 16 }}>
        {problem && !inPlace && <Mistake>{problem.message}</Mistake>}
        <TextInput label={words.name} autoComplete="name" autoFocus {...field('name')} />
        <TextInput label={words.email} type="email" autoComplete="username" {...field('email')} />
        <PasswordInput
          label={words.password}
          description={words.passwordHint}
          autoComplete="new-password"
          {...field('password')}
        />
        <Button type="submit" loading={make.isPending}>
          {words.setUpSubmit}
        </Button>
      </form>
    </Entrance>
  );
}
