import { type EChartsOption, init } from 'echarts';

const SIZE = { width: 760, height: 340 };

const GRID = { left: 70, right: 30, top: 80, bottom: 45 };

/** What all charts have in common: readable on light and dark pages, and the same at each writing. */
const COMMON: EChartsOption = {
	animation: false,
	backgroundColor: '#ffffff',
	grid: GRID,
	textStyle: { fontFamily: 'sans-serif' },
};

/** What answers to a mouse: a picture on a page doesn't. */
const FOR_A_MOUSE =
	/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"|<style[\s\S]*?<\/style>\n?|<defs\s*>\s*<\/defs>\n?/g;

/** In ids; counted over all charts of a process, and a picture must not depend on those before it. */
const CHART_ID = /\bzr\d+-/g;

function draw(option: EChartsOption): string {
	const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
	try {
		chart.setOption({ ...COMMON, ...option });
		const svg = chart.renderToSVGString().replaceAll(FOR_A_MOUSE, '');
		return `${svg.replaceAll(CHART_ID, 'chart-')}\n`;
	} finally {
		chart.dispose();
	}
}

/** Figures to be seen side by side or one after another. */
export interface Series {
	name: string;
	/** In the order of the groups, or as points; gaps are left out. */
	values: Array<number | null>;
}

interface Bars {
	title: string;
	groups: string[];
	series: Series[];
}

/** Bars in groups, as SVG. */
export const bars = ({ title, groups, series }: Bars): string =>
	draw({
		title: { text: title, left: 'center' },
		legend: { top: 35 },
		xAxis: { type: 'category', data: groups },
		yAxis: { type: 'value' },
		series: series.map(({ name, values }) => ({
			name,
			type: 'bar',
			data: values,
			label: { show: true, position: 'top', fontSize: 10 },
		})),
	});

interface Lines {
	title: string;
	xName: string;
	series: Array<{ name: string; points: Array<[number, number]> }>;
	/** Both axes in powers of ten. */
	isLogarithmic?: boolean;
}

/** Lines through points, as SVG. */
export const lines = ({ title, xName, series, isLogarithmic = false }: Lines): string => {
	const type = isLogarithmic ? 'log' : 'value';
	return draw({
		title: { text: title, left: 'center' },
		legend: { top: 35, type: 'plain' },
		// Room for names in two rows.
		grid: { ...GRID, top: 95 },
		xAxis: { type, name: xName, nameLocation: 'middle', nameGap: 28 },
		yAxis: { type },
		series: series.map(({ name, points }) => ({ name, type: 'line', data: points })),
	});
};
