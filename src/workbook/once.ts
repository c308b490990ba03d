/** The same work, done once for each thing that it is asked of, and remembered for as long as that lasts. */
export function oncePer<T extends object, Answer>(work: (of: T) => Answer): (of: T) => Answer {
  const known = new WeakMap<T, { readonly answer: Answer }>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before.answer;
    const answer = work(of);
    known.set(of, { answer });
    return answer;
  };
}

/** The same for what is no object: remembered for as long as the function that is given back. */
export function onceForEach<Of, Answer>(work: (of: Of) => Answer): (of: Of) => Answer {
  const known = new Map<Of, Answer>();
  return (of) => {
    if (known.has(of)) return known.get(of) as Answer;
    const answer = work(of);
    known.set(of, answer);
    return answer;
  };
}
