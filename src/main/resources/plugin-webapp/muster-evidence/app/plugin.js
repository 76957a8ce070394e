/*
 * The tab "Evidence" of a task: what the person decides on, as the server shows it (/tasks/{id}/evidence). The
 * server escapes every text; what it sends contains no script, and a script that was inserted here would not run.
 */
const LABEL = 'Evidence';

/** Where Muster's own pages begin: before Camunda's applications. */
const root = () => window.location.pathname.split('/camunda/app/')[0];

const sentence = (text) => {
  const line = document.createElement('p');
  line.textContent = text;
  return line;
};

/** Not as a page: a refused request for one would begin a session, and lead to the sign-in. */
const request = (task, signal) =>
  fetch(`${root()}/tasks/${encodeURIComponent(task)}/evidence`, {
    headers: { Accept: '*/*' },
    credentials: 'same-origin',
    redirect: 'manual',
    cache: 'no-store',
    signal,
  });

const content = async (answer) => {
  if (answer.type === 'opaqueredirect' || answer.status === 401) {
    return [sentence('Your session has ended. Sign in again and open the task.')];
  }
  const type = answer.headers.get('Content-Type') || '';
  const page = type.startsWith('text/html')
    ? new DOMParser().parseFromString(await answer.text(), 'text/html')
    : null;
  const panel = page && page.querySelector('.muster-evidence');
  return panel
    ? [...panel.childNodes]
    : [sentence(`The evidence could not be read (status ${answer.status}). Open the task again; do not decide without it.`)];
};

let reading = null;

export default {
  id: 'muster-evidence',
  pluginPoint: 'tasklist.task.detail',
  // Before Tasklist's own tabs, and so the one that is open.
  priority: 2000,
  properties: { label: LABEL },

  render: (node, { taskId }) => {
    reading?.abort();
    reading = new AbortController();
    const { signal } = reading;
    node.classList.add('muster-evidence');
    node.setAttribute('aria-live', 'polite');
    node.replaceChildren(sentence('Reading the evidence …'));
    request(taskId, signal)
      .then(content)
      .then((nodes) => !signal.aborted && node.replaceChildren(...nodes))
      .catch((why) => {
        if (!signal.aborted) {
          node.replaceChildren(sentence(`The evidence could not be read (${why.message}). Do not decide without it.`));
        }
      });
  },

  unmount: () => {
    reading?.abort();
  },
};
