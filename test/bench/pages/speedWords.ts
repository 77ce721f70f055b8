import type { JobName, Way } from '../figures/result';
import type { Language, Text } from './text';

/** The jobs as pages name them. */
export const JOB_NAMES: Record<JobName, Text> = {
	collect: { en: 'changes collected, with details', ko: '변경 내역과 상세 수집' },
	confirm: { en: 'confirmed', ko: '발주 확인' },
	dispatch: { en: 'dispatched', ko: '발송 처리' },
	settlement: { en: 'settlement rows of a month', ko: '한 달 정산 내역' },
	approve: { en: 'returns approved', ko: '반품 승인' },
};

/** The same, short, for charts. */
export const JOB_SHORT: Record<JobName, Text> = {
	collect: { en: 'collect', ko: '수집' },
	confirm: { en: 'confirm', ko: '발주 확인' },
	dispatch: { en: 'dispatch', ko: '발송 처리' },
	settlement: { en: 'settlement', ko: '정산' },
	approve: { en: 'approve', ko: '반품 승인' },
};

export const WAY_NAMES: Record<Way, Text> = {
	ours: { en: 'these nodes', ko: '이 노드' },
	'by-hand': { en: 'by hand, best', ko: '직접 제작(최선)' },
	loop: { en: 'loop', ko: '루프' },
};

interface Words {
	title: string;
	other: string;
	otherFile: string;
	quick: string;
	intro: string[];
	bound: string;
	columns: Record<
		'job' | 'way' | 'orders' | 'time' | 'requests' | 'cpu' | 'memory' | 'failed' | 'refused',
		string
	>;
	floor: string;
	computed: string;
	charts: Record<'time' | 'cpu' | 'memory' | 'growthCpu' | 'growthMemory', string>;
	axis: string;
	growth: { title: string; intro: string };
	same: { title: string; intro: string; columns: string[] };
	how: { title: string; points: string[] };
	report: string;
}

const OTHER_FILES: Record<Language, string> = { en: 'speed.ko.md', ko: 'speed.md' };

/** Words of the page on speed. */
export const WORDS: Record<Language, Words> = {
	en: {
		title: 'How fast it is',
		other: '한국어',
		otherFile: OTHER_FILES.en,
		quick: '**A quick look with few orders: no figures to go by.**',
		intro: [
			'What decides is Naver: an application may call each API twice a second (four times at once). How long a job takes follows from how many calls it needs. **A workflow built by hand that puts as many orders in a call as Naver takes is nearly as fast where orders are written**, and slower where lists are read, which these nodes do side by side; a loop with a call for each order takes many times as long, in any n8n.',
			'Measured on a real n8n against the sandbox, which answers after 80 ms and has Naver’s bucket. Naver’s own servers may be slower, and their limits others.',
		],
		bound: 'least the bucket allows',
		columns: {
			job: 'job',
			way: 'way',
			orders: 'rows',
			time: 'time',
			requests: 'requests',
			cpu: 'CPU',
			memory: 'memory, most',
			failed: 'not done',
			refused: '429',
		},
		floor: 'fewest possible',
		computed: 'computed from',
		charts: {
			time: 'Time, seconds',
			cpu: 'Processor time of n8n, seconds',
			memory: 'Most memory of n8n, MiB',
			growthCpu: 'Processor time, ms',
			growthMemory: 'Most memory, MiB',
		},
		axis: 'items',
		growth: {
			title: 'As it grows',
			intro:
				'Parts of the package alone, without network, beside n8n’s Edit Fields where it says so.',
		},
		same: {
			title: 'The same result',
			intro:
				'Both ways worked on the same orders. Their rows were compared by the fields that both have, and the orders’ states at the sandbox afterwards.',
			columns: [
				'job',
				'rows, these nodes',
				'rows, by hand',
				'fields',
				'rows that differ',
				'other states',
			],
		},
		how: {
			title: 'How it was measured',
			points: [
				'*These nodes*: n8n’s webhook, the rows, one Npay node. *By hand*: the best workflow that we could build of n8n’s own nodes: [by-hand](../test/bench/workflows/by-hand). It has the signature in a Code node, 300 or 30 orders a call, calls paced to the bucket, and tries failed ones again. *Loop*: what tutorials show, [loop](../test/bench/workflows/loop): each order a call, and a second’s wait, as n8n’s own page on rate limits has it. It was run with few orders; its figures here are computed for as many as the others had.',
				'Turn by turn, each turn in an n8n that has run nothing before; the figures are medians, *not done* and *429* sums of all rounds.',
				'The nodes do more than the workflow built by hand: they read an order before they dispatch it or decide on its claim, so that nothing is sent twice and what was done already is told. These reads are among the requests.',
				'*Time* is from the call of n8n’s webhook to its answer. *CPU* is user and system time of all of n8n’s processes, its task runner with them. *Memory* is the most that they held together (RSS) in that job; jobs follow each other in one n8n, so later ones begin where the ones before ended.',
				'What the workflow built by hand lacks is not in these figures: someone has to build, understand and mend it, and it doesn’t know whether a call whose answer was lost has been done.',
			],
		},
		report: 'All figures',
	},
	ko: {
		title: '얼마나 빠른가',
		other: 'English',
		otherFile: OTHER_FILES.ko,
		quick: '**적은 주문으로 빠르게 돌려 본 결과라 참고할 수치가 아닙니다.**',
		intro: [
			'속도를 정하는 것은 네이버입니다. 애플리케이션 하나가 API마다 1초에 2번(한꺼번에는 4번)까지 호출할 수 있으므로, 걸리는 시간은 호출 횟수로 정해집니다. **한 번에 최대한 많은 주문을 묶어 호출하도록 직접 만든 워크플로는 발주 확인과 발송 처리에서 이 노드와 거의 같은 속도입니다.** 목록 조회는 이 노드가 두 목록을 나란히 읽어 더 빠릅니다. 주문마다 한 번씩 호출하는 루프는 어떤 n8n에서도 몇 배, 몇십 배가 걸립니다.',
			'실제 n8n을 샌드박스에 연결해 측정했습니다. 샌드박스는 80ms 뒤에 응답하고 네이버와 같은 호출 제한을 둡니다. 실제 네이버 서버는 더 느리거나 제한이 다를 수 있습니다.',
		],
		bound: '호출 제한상 최소 시간',
		columns: {
			job: '작업',
			way: '방법',
			orders: '건수',
			time: '시간',
			requests: '요청',
			cpu: 'CPU',
			memory: '최대 메모리',
			failed: '미처리',
			refused: '429',
		},
		floor: '최소 요청',
		computed: '계산값, 실측',
		charts: {
			time: '시간(초)',
			cpu: 'n8n의 CPU 시간(초)',
			memory: 'n8n의 최대 메모리(MiB)',
			growthCpu: 'CPU 시간(ms)',
			growthMemory: '최대 메모리(MiB)',
		},
		axis: '건수',
		growth: {
			title: '건수가 늘어날 때',
			intro:
				'네트워크 없이 패키지의 각 부분만 잰 값입니다. 표시된 곳은 n8n의 Edit Fields와 비교한 값입니다.',
		},
		same: {
			title: '같은 결과',
			intro:
				'두 방법을 같은 주문에 돌렸습니다. 양쪽에 다 있는 필드로 행을 비교하고, 끝난 뒤 샌드박스의 주문 상태도 비교했습니다.',
			columns: ['작업', '행 수(이 노드)', '행 수(직접 제작)', '필드', '다른 행', '다른 상태'],
		},
		how: {
			title: '측정 방법',
			points: [
				'*이 노드*: n8n 웹훅, 행 목록, Npay 노드 하나. *직접 제작*: n8n 기본 노드만으로 만들 수 있는 가장 좋은 워크플로, [by-hand](../test/bench/workflows/by-hand). Code 노드로 전자서명을 만들고, 한 번에 300건 또는 30건씩 호출하며, 호출 간격을 제한에 맞추고, 실패하면 다시 시도합니다. *루프*: 흔한 예제처럼 주문마다 한 번 호출하고 1초 기다리는 워크플로, [loop](../test/bench/workflows/loop). 적은 주문으로 돌린 뒤 같은 건수로 환산했습니다.',
				'차례를 바꿔 가며, 매번 새로 시작한 n8n에서 돌렸습니다. 수치는 중앙값이고 *미처리*와 *429*는 모든 회차의 합계입니다.',
				'이 노드는 직접 만든 워크플로보다 하는 일이 많습니다. 발송 처리와 클레임 처리 전에 주문을 먼저 조회해서 두 번 보내지 않고, 이미 처리된 건은 그렇다고 알려 줍니다. 이 조회도 요청 수에 들어 있습니다.',
				'*시간*은 n8n 웹훅을 호출해서 응답을 받을 때까지입니다. *CPU*는 태스크 러너를 포함한 n8n의 모든 프로세스가 쓴 시간, *메모리*는 그 작업 동안 이 프로세스들이 함께 차지한 최댓값(RSS)입니다. 한 n8n에서 작업을 차례로 돌리므로 뒤의 작업은 앞 작업이 남긴 메모리에서 시작합니다.',
				'직접 만든 워크플로에 없는 것은 이 수치에 나타나지 않습니다. 누군가 만들고 이해하고 고쳐야 하며, 응답이 사라진 호출이 처리되었는지 알 수 없습니다.',
			],
		},
		report: '전체 수치',
	},
};
