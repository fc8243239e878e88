import { feature } from "topojson-client";
export default feature;
