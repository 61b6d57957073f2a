import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './graphiql.css';
import { StaffConsole } from './staff-console.js';

const place = document.getElementById('page');
if (!place) throw new Error('graphiql.html has no element with the id page');
createRoot(place).render(<StaffConsole />);
